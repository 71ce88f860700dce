namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId UrlDomain => new(561);
    public static FieldId UrlExtension => new(562);
    public static FieldId UrlFragment => new(563);
    public static FieldId UrlFull => new(564);
    public static FieldId UrlOriginal => new(565);
    public static FieldId UrlPassword => new(566);
    public static FieldId UrlPath => new(567);
    public static FieldId UrlPort => new(568);
    public static FieldId UrlQuery => new(569);
    public static FieldId UrlRegisteredDomain => new(570);
    public static FieldId UrlScheme => new(571);
    public static FieldId UrlSubdomain => new(572);
    public static FieldId UrlTopLevelDomain => new(573);
    public static FieldId UrlUsername => new(574);
}
