namespace Isms.Monitor.Ingest.Sources.Syslog;

/// <summary>Counts connections in all and by address.</summary>
sealed class ConnectionLimit(int most, int mostPerAddress)
{
    readonly Dictionary<string, int> _byAddress = [];
    readonly Lock _lock = new();
    int _all;

    public bool TryEnter(string address)
    {
        lock (_lock)
        {
            var here = _byAddress.GetValueOrDefault(address);
            if (_all >= most || here >= mostPerAddress) return false;
            _byAddress[address] = here + 1;
            _all++;
            return true;
        }
    }

    public void Leave(string address)
    {
        lock (_lock)
        {
            _all--;
            if (--_byAddress[address] == 0) _byAddress.Remove(address);
        }
    }
}
