namespace Isms.Monitor.Registers.Loading;

/// <summary>What the readers of one folder share.</summary>
sealed record Reading(DateOnly Today, Problems Problems, References References);
