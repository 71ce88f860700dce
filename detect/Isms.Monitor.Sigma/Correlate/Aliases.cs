// Match is a folder of this project, so the record of that name needs another one here.
global using RuleMatch = Isms.Monitor.Events.Match;
