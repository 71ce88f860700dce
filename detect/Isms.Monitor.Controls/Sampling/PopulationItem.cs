namespace Isms.Monitor.Controls.Sampling;

/// <summary>One item behind a figure: a trial of its denominator.</summary>
/// <param name="Id">Unique in the population; the order of the population is part of the measure.</param>
/// <param name="Counted">It is in the numerator.</param>
/// <param name="RestsOn">Where somebody else finds what it rests on.</param>
/// <param name="Reference">Id of the incident, alert or record; for events the query that finds them.</param>
/// <param name="What">One clause in words; never who handled it.</param>
public sealed record PopulationItem(string Id, bool Counted, RestsOn RestsOn, string Reference, string What);

public enum RestsOn { Incident, Alert, Events, Record }
