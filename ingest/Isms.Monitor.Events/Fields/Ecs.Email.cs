namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId EmailAttachments => new(115);
    public static FieldId EmailAttachmentsFileExtension => new(116);
    public static FieldId EmailAttachmentsFileHashMd5 => new(117);
    public static FieldId EmailAttachmentsFileHashSha1 => new(118);
    public static FieldId EmailAttachmentsFileHashSha256 => new(119);
    public static FieldId EmailAttachmentsFileHashSha512 => new(120);
    public static FieldId EmailAttachmentsFileMimeType => new(121);
    public static FieldId EmailAttachmentsFileName => new(122);
    public static FieldId EmailAttachmentsFileSize => new(123);
    public static FieldId EmailBccAddress => new(124);
    public static FieldId EmailCcAddress => new(125);
    public static FieldId EmailContentType => new(126);
    public static FieldId EmailDeliveryTimestamp => new(127);
    public static FieldId EmailDirection => new(128);
    public static FieldId EmailFromAddress => new(129);
    public static FieldId EmailLocalId => new(130);
    public static FieldId EmailMessageId => new(131);
    public static FieldId EmailOriginationTimestamp => new(132);
    public static FieldId EmailReplyToAddress => new(133);
    public static FieldId EmailSenderAddress => new(134);
    public static FieldId EmailSubject => new(135);
    public static FieldId EmailToAddress => new(136);
    public static FieldId EmailXMailer => new(137);
}
