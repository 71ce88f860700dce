namespace Isms.Monitor.Registers.Model;

/// <summary>Where an entry was written: file as given on the command line, line and column counted from 1. All zero for an entry made in code.</summary>
public readonly record struct Location(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}
