namespace Isms.Monitor.Api.Server.Trials;

/// <summary>A trial could not be carried out; the message is <c>ISMSnnnn problem. remedy.</c></summary>
sealed class TrialException(string message) : Exception(message)
{
    public static TrialException Unknown(string id, IEnumerable<string> known) =>
        new($"ISMS5040 there is no trial '{(id.Length <= 80 ? id : id[..80] + "…")}'. The registers (trials.yml) have: {string.Join(", ", known)}.");

    public static TrialException NotSent(string trial, string path, string why) =>
        new($"ISMS5041 the trial {trial} could not be sent through {path}: {why} It is void and counts as no miss; mend the way and run it again.");

    public static TrialException NoPath() =>
        new("ISMS5043 nothing takes the lines of trials in here. Run it on a server that reads sources, or say with trials: { through: ... } how they get in.");

    public static TrialException NoServer(Uri at, string why) =>
        new($"ISMS5043 there is no server at {at} that carries trials out: {why} Start one, or name its address with --at, or the folder of one that does not run with --data.");

    public static TrialException NotAdmitted(Uri at, string user, string why) =>
        new($"ISMS5043 {at} does not let {user} carry trials out: {why} Use the account of an ISMS manager or administrator: --user, and the password in the variable {Commands.IsmsSeedCommand.PasswordVariable}.");

    public static TrialException NotEntered(string why) =>
        new($"ISMS5044 the ledger of trials could not be written, so nothing was sent: {why} Make room or mend the data folder and run it again.");
}
