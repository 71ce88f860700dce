namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId TlsCipher => new(530);
    public static FieldId TlsClientCertificate => new(531);
    public static FieldId TlsClientCertificateChain => new(532);
    public static FieldId TlsClientHashMd5 => new(533);
    public static FieldId TlsClientHashSha1 => new(534);
    public static FieldId TlsClientHashSha256 => new(535);
    public static FieldId TlsClientIssuer => new(536);
    public static FieldId TlsClientJa3 => new(537);
    public static FieldId TlsClientNotAfter => new(538);
    public static FieldId TlsClientNotBefore => new(539);
    public static FieldId TlsClientServerName => new(540);
    public static FieldId TlsClientSubject => new(541);
    public static FieldId TlsClientSupportedCiphers => new(542);
    public static FieldId TlsCurve => new(543);
    public static FieldId TlsEstablished => new(544);
    public static FieldId TlsNextProtocol => new(545);
    public static FieldId TlsResumed => new(546);
    public static FieldId TlsServerCertificate => new(547);
    public static FieldId TlsServerCertificateChain => new(548);
    public static FieldId TlsServerHashMd5 => new(549);
    public static FieldId TlsServerHashSha1 => new(550);
    public static FieldId TlsServerHashSha256 => new(551);
    public static FieldId TlsServerIssuer => new(552);
    public static FieldId TlsServerJa3s => new(553);
    public static FieldId TlsServerNotAfter => new(554);
    public static FieldId TlsServerNotBefore => new(555);
    public static FieldId TlsServerSubject => new(556);
    public static FieldId TlsVersion => new(557);
    public static FieldId TlsVersionProtocol => new(558);
}
