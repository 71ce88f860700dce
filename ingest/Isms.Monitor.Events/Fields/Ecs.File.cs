namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId FileAccessed => new(169);
    public static FieldId FileAttributes => new(170);
    public static FieldId FileCodeSignatureExists => new(171);
    public static FieldId FileCodeSignatureStatus => new(172);
    public static FieldId FileCodeSignatureSubjectName => new(173);
    public static FieldId FileCodeSignatureTrusted => new(174);
    public static FieldId FileCodeSignatureValid => new(175);
    public static FieldId FileCreated => new(176);
    public static FieldId FileCtime => new(177);
    public static FieldId FileDevice => new(178);
    public static FieldId FileDirectory => new(179);
    public static FieldId FileDriveLetter => new(180);
    public static FieldId FileExtension => new(181);
    public static FieldId FileForkName => new(182);
    public static FieldId FileGid => new(183);
    public static FieldId FileGroup => new(184);
    public static FieldId FileHashMd5 => new(185);
    public static FieldId FileHashSha1 => new(186);
    public static FieldId FileHashSha256 => new(187);
    public static FieldId FileHashSha512 => new(188);
    public static FieldId FileInode => new(189);
    public static FieldId FileMimeType => new(190);
    public static FieldId FileMode => new(191);
    public static FieldId FileMtime => new(192);
    public static FieldId FileName => new(193);
    public static FieldId FileOriginReferrerUrl => new(194);
    public static FieldId FileOriginUrl => new(195);
    public static FieldId FileOwner => new(196);
    public static FieldId FilePath => new(197);
    public static FieldId FileSize => new(198);
    public static FieldId FileTargetPath => new(199);
    public static FieldId FileType => new(200);
    public static FieldId FileUid => new(201);
}
