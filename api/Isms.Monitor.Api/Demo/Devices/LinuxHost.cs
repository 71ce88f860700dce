namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>A Linux host with OpenSSH and ClamAV.</summary>
sealed class LinuxHost(string id) : IDevice
{
    static readonly string[] Users = ["backup", "deploy", "h.vogel", "k.lang", "m.brandt"];
    static readonly string[] Guesses = ["root", "admin", "test", "oracle", "ubuntu", "postgres", "git", "user"];

    public string Id => id;

    public string Ordinary(long micros, Random chance)
    {
        var user = Users[chance.Next(Users.Length)];
        return chance.Next(100) switch
        {
            < 45 => Ssh(micros, $"Accepted publickey for {user} from {Places.Workplace(chance)} port {Places.HighPort(chance)} ssh2: ED25519 SHA256:0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"),
            < 90 => Ssh(micros, $"pam_unix(sshd:session): session closed for user {user}"),
            < 93 => Failed(micros, user, Places.Workplace(chance), chance),
            _ => Updated(micros),
        };
    }

    public string Failed(long micros, string user, string source, Random chance) =>
        Ssh(micros, $"Failed password for {user} from {source} port {Places.HighPort(chance)} ssh2");

    public string Guess(long micros, string source, Random chance) =>
        Ssh(micros, $"Failed password for invalid user {Guesses[chance.Next(Guesses.Length)]} from {source} port {Places.HighPort(chance)} ssh2");

    public string Accepted(long micros, string user, string source, Random chance) =>
        Ssh(micros, $"Accepted password for {user} from {source} port {Places.HighPort(chance)} ssh2");

    public string Updated(long micros) =>
        $"<30>{Times.Rfc3164(micros)} {id} freshclam[812]: daily.cld database is up-to-date (version: {27_000 + micros / 86_400_000_000 % 1000}, sigs: 2076543, f-level: 90, builder: example)";

    public string Found(long micros, string path, string malware) =>
        $"<30>{Times.Rfc3164(micros)} {id} clamd[911]: {path}: {malware} FOUND";

    string Ssh(long micros, string text) => $"<38>{Times.Rfc3164(micros)} {id} sshd[{1000 + micros / 1_000_000 % 30_000}]: {text}";
}
