namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId HttpRequestBodyBytes => new(268);
    public static FieldId HttpRequestBodyContent => new(269);
    public static FieldId HttpRequestBytes => new(270);
    public static FieldId HttpRequestId => new(271);
    public static FieldId HttpRequestMethod => new(272);
    public static FieldId HttpRequestMimeType => new(273);
    public static FieldId HttpRequestReferrer => new(274);
    public static FieldId HttpResponseBodyBytes => new(275);
    public static FieldId HttpResponseBodyContent => new(276);
    public static FieldId HttpResponseBytes => new(277);
    public static FieldId HttpResponseMimeType => new(278);
    public static FieldId HttpResponseStatusCode => new(279);
    public static FieldId HttpVersion => new(280);
}
