using Isms.Monitor.Api.Server.Notifying;
using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Tests.Notifying;

/// <summary>An outbox over a state of its own, with a channel that does what it is told, at a time that stands still.</summary>
sealed class NotifyBench : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-notify-");

    public NotifyBench(bool isMail = false, string role = "", TimeSpan? throttle = null)
    {
        Channel = new FakeChannel(isMail);
        Route = new NoticeRoute("soc", [NoticeKind.Incident, NoticeKind.Clock], Level.Medium, Channel, role, isMail && role.Length == 0 ? ["soc@example.com", "lead@example.com"] : [], throttle ?? TimeSpan.Zero);
        State = StateStore.Open(_folder.FullName);
        Addresses = new AddressBook(() => Organisation);
        Outbox = new Outbox(State, Addresses, [Route], Clock);
        Courier = Start(CrashPoints.None);
    }

    public string Folder => _folder.FullName;

    public FixedClock Clock { get; } = new();

    public FakeChannel Channel { get; }

    public NoticeRoute Route { get; }

    public StateStore State { get; }

    public Organisation Organisation { get; set; } = Organisation.Load(Path.Combine(Repository.Root, "detect", "isms"), DateOnly.FromDateTime(FixedClock.Start.UtcDateTime)).Organisation;

    public AddressBook Addresses { get; }

    public Outbox Outbox { get; }

    public Courier Courier { get; }

    public List<string> Messages { get; } = [];

    public Courier Start(CrashPoints points) => new(Outbox, Addresses, "https://monitor.example.com", Clock, points) { Reported = Messages.Add };

    public static Notice Notice(string id, Level severity = Level.High, NoticeKind kind = NoticeKind.Incident) => new(id, kind, severity, $"Title of {id}", "", "/incidents/1");

    public int Tell(params Notice[] notices) => Outbox.Tell(_ => notices);

    public Task StepAsync() => Courier.StepAsync(Route, TestContext.Current.CancellationToken);

    public IReadOnlyList<StateDelivery> Deliveries => State.Read(session => session.Outbox.List(null, 0, 100));

    public IReadOnlyList<DeliveryAttempt> Attempts => [.. Deliveries.SelectMany(delivery => State.Read(session => session.Outbox.Attempts(delivery.Id)))];

    public void Dispose()
    {
        State.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Answers what it was told to, in turn, and then that it took the message.</summary>
    internal sealed class FakeChannel(bool isMail) : IChannel
    {
        public Queue<SendOutcome> Answers { get; } = [];

        public List<(Message Message, string To)> Taken { get; } = [];

        public string Id => "fake";

        public bool NeedsRecipient => isMail;

        public Task<SendOutcome> SendAsync(Message message, IReadOnlyList<string> to, CancellationToken abort)
        {
            Taken.Add((message, string.Join(',', to)));
            return Task.FromResult(Answers.TryDequeue(out var answer) ? answer : new SendOutcome.Sent());
        }
    }
}
