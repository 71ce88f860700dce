namespace Isms.Monitor.Api.Server.Readings;

static class ReadingSetup
{
    public static void AddReadings(IServiceCollection services, Monitor monitor) { }
}
