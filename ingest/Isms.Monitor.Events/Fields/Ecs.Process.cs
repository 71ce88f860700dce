namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId ProcessArgs => new(360);
    public static FieldId ProcessArgsCount => new(361);
    public static FieldId ProcessCodeSignatureExists => new(362);
    public static FieldId ProcessCodeSignatureStatus => new(363);
    public static FieldId ProcessCodeSignatureSubjectName => new(364);
    public static FieldId ProcessCodeSignatureTrusted => new(365);
    public static FieldId ProcessCodeSignatureValid => new(366);
    public static FieldId ProcessCommandLine => new(367);
    public static FieldId ProcessEnd => new(368);
    public static FieldId ProcessEntityId => new(369);
    public static FieldId ProcessExecutable => new(370);
    public static FieldId ProcessExitCode => new(371);
    public static FieldId ProcessHashMd5 => new(372);
    public static FieldId ProcessHashSha1 => new(373);
    public static FieldId ProcessHashSha256 => new(374);
    public static FieldId ProcessHashSha512 => new(375);
    public static FieldId ProcessInteractive => new(376);
    public static FieldId ProcessIo => new(377);
    public static FieldId ProcessName => new(378);
    public static FieldId ProcessParentArgs => new(379);
    public static FieldId ProcessParentArgsCount => new(380);
    public static FieldId ProcessParentCommandLine => new(381);
    public static FieldId ProcessParentEntityId => new(382);
    public static FieldId ProcessParentExecutable => new(383);
    public static FieldId ProcessParentExitCode => new(384);
    public static FieldId ProcessParentHashMd5 => new(385);
    public static FieldId ProcessParentHashSha1 => new(386);
    public static FieldId ProcessParentHashSha256 => new(387);
    public static FieldId ProcessParentHashSha512 => new(388);
    public static FieldId ProcessParentName => new(389);
    public static FieldId ProcessParentPid => new(390);
    public static FieldId ProcessParentTitle => new(391);
    public static FieldId ProcessParentWorkingDirectory => new(392);
    public static FieldId ProcessPid => new(393);
    public static FieldId ProcessStart => new(394);
    public static FieldId ProcessThreadId => new(395);
    public static FieldId ProcessThreadName => new(396);
    public static FieldId ProcessTitle => new(397);
    public static FieldId ProcessUptime => new(398);
    public static FieldId ProcessWorkingDirectory => new(399);
}
