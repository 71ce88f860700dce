// Match is a namespace of the tested project, so the record of that name needs another one here.
global using RuleMatch = Isms.Monitor.Events.Match;
