namespace Isms.Monitor.Controls.Kpis;

/// <summary>Which way is better. A band KPI (a load, a reporting rate) only informs: inside is in control, outside is degraded.</summary>
public enum Direction { Up, Down, Band }
