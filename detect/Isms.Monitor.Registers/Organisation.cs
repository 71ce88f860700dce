using System.Collections.Frozen;
using System.Net;
using Isms.Monitor.Registers.Editions;
using Isms.Monitor.Registers.Lookup;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers;

/// <summary>The organisation as data, with the look-ups that enrichment, incidents and KPIs need.</summary>
/// <remarks>
/// Immutable and safe for any number of readers; a reload makes a new one. Look-ups by name ignore case and take text or UTF-8 bytes as an
/// event holds them; what they take is hostile input and may be anything. Null: not in the registers.
/// </remarks>
public sealed class Organisation
{
    readonly FrozenDictionary<string, Asset> _assets;
    readonly FrozenDictionary<string, Control> _controls;
    readonly FrozenDictionary<string, Risk> _risks;
    readonly FrozenDictionary<string, Role> _roles;
    readonly FrozenDictionary<string, Person> _people;
    readonly FrozenDictionary<string, Zone> _zones;
    readonly FrozenDictionary<(string, string), ZoneRule> _zoneRules;
    readonly HostTable _hosts;
    readonly UserTable _users;
    readonly NetworkTable<Asset> _assetRanges;
    readonly NetworkTable<Zone> _zoneRanges;

    public Organisation(RegisterSet registers)
    {
        Registers = registers;
        _assets = ById(registers.Assets);
        _controls = ById(registers.Controls);
        _risks = ById(registers.Risks);
        _roles = ById(registers.Roles);
        _people = ById(registers.People);
        _zones = ById(registers.Scope.Zones);
        _zoneRules = registers.ZoneRules.DistinctBy(Cell).ToFrozenDictionary(Cell);
        var domains = new Domains(registers.Scope.Domains);
        _hosts = new HostTable(registers.Assets, domains);
        _users = new UserTable(registers.People, domains);
        _assetRanges = new(registers.Assets.SelectMany(asset => asset.Addresses.Select(range => (range, asset))));
        _zoneRanges = new(registers.Scope.Networks
            .Where(network => _zones.ContainsKey(network.Zone))
            .Select(network => (network.Range, _zones[network.Zone])));
    }

    /// <summary>Every register in the order it was written.</summary>
    public RegisterSet Registers { get; }

    /// <summary>Reads every <c>*.yml</c> of the folder itself, not of its subfolders.</summary>
    /// <param name="folder">Used as given in the paths of errors.</param>
    /// <param name="today">What day offsets such as <c>-30d</c> count from, and what expiry is held against.</param>
    /// <returns>What could be read, and every problem at once. With an error among them the registers are incomplete.</returns>
    public static (Organisation Organisation, IReadOnlyList<RegisterError> Errors) Load(string folder, DateOnly today)
    {
        var edition = Edition.Read(folder, today);
        return (edition.Organisation, edition.Problems);
    }

    /// <inheritdoc cref="Load(string, DateOnly)"/>
    public static (Organisation Organisation, IReadOnlyList<RegisterError> Errors) Load(string folder, TimeProvider clock) =>
        Load(folder, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    public Asset? Asset(string id) => _assets.GetValueOrDefault(id);

    public Control? Control(string id) => _controls.GetValueOrDefault(id);

    public Risk? Risk(string id) => _risks.GetValueOrDefault(id);

    public Role? Role(string id) => _roles.GetValueOrDefault(id);

    /// <summary>As people call it; the id where the register has no title.</summary>
    public string RoleTitle(string id) => Role(id)?.Title is { Length: > 0 } title ? title : id;

    public Person? Person(string id) => _people.GetValueOrDefault(id);

    public Zone? Zone(string id) => _zones.GetValueOrDefault(id);

    /// <summary>By full or short name; a full name is shortened only inside <see cref="Scope.Domains"/>.</summary>
    public Asset? AssetByHost(ReadOnlySpan<char> host) => _hosts.Find(host);

    public Asset? AssetByHost(ReadOnlySpan<byte> host) => _hosts.Find(host);

    /// <summary>By address or the longest range that an asset has. IPv4 may be written mapped.</summary>
    public Asset? AssetByIp(IPAddress address) => _assetRanges.Find(Address.Of(address));

    public Asset? AssetByIp(ReadOnlySpan<char> address) => Address.TryParse(address, out var number) ? _assetRanges.Find(number) : null;

    public Asset? AssetByIp(ReadOnlySpan<byte> address) => Address.TryParse(address, out var number) ? _assetRanges.Find(number) : null;

    /// <summary>By the longest network of <see cref="Scope.Networks"/>.</summary>
    public Zone? ZoneByIp(IPAddress address) => _zoneRanges.Find(Address.Of(address));

    public Zone? ZoneByIp(ReadOnlySpan<char> address) => Address.TryParse(address, out var number) ? _zoneRanges.Find(number) : null;

    public Zone? ZoneByIp(ReadOnlySpan<byte> address) => Address.TryParse(address, out var number) ? _zoneRanges.Find(number) : null;

    /// <summary>By plain name, <c>DOMAIN\user</c> or <c>user@domain</c>, the latter two inside <see cref="Scope.Domains"/>.</summary>
    public Person? PersonByUser(ReadOnlySpan<char> user) => _users.Find(user);

    public Person? PersonByUser(ReadOnlySpan<byte> user) => _users.Find(user);

    /// <summary>The cell of the zone policy; null when the pair is undecided.</summary>
    public ZoneRule? ZoneRule(string from, string to) => _zoneRules.GetValueOrDefault((from, to));

    /// <summary>By severity in lower case; null when none was set.</summary>
    public SeveritySla? Sla(string severity) => Registers.SeveritySlas.FirstOrDefault(sla => sla.Severity == severity);

    public KpiOverlay? Overlay(string kpi) => Registers.KpiOverlays.FirstOrDefault(overlay => overlay.Kpi == kpi);

    /// <summary>In the order of the register.</summary>
    public IEnumerable<Risk> RisksOfControl(string control) => Registers.Risks.Where(risk => risk.Controls.Contains(control));

    public IEnumerable<Risk> RisksOfAsset(string asset) => Registers.Risks.Where(risk => risk.Assets.Contains(asset));

    /// <summary>A sub-technique (<c>T1562.001</c>) is also evidence for a risk that names its technique (<c>T1562</c>).</summary>
    public IEnumerable<Risk> RisksOfTechnique(string technique) =>
        Registers.Risks.Where(risk => risk.Techniques.Any(known => known == technique || technique.StartsWith(known + ".", StringComparison.Ordinal)));

    static (string, string) Cell(ZoneRule rule) => (rule.From, rule.To);

    // Duplicates are errors of the loader; here the first stays, so that what was read can still be shown.
    static FrozenDictionary<string, T> ById<T>(IReadOnlyList<T> entries) where T : Entry =>
        entries.DistinctBy(entry => entry.Id).ToFrozenDictionary(entry => entry.Id);
}
