namespace Isms.Monitor.Controls.Records;

/// <summary>Something that a person or the programme put on record. A change is a new version; what was written stays.</summary>
public interface IRecorded
{
    /// <summary>Name of the kind in the store, lower case; never changed once something was written under it.</summary>
    static abstract string Kind { get; }

    /// <summary>Unique in its kind.</summary>
    string Id { get; }

    /// <summary>Id of what it is about: an incident, a risk, a control, a KPI; empty when it stands for itself.</summary>
    string Subject { get; }
}
