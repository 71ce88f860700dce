using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Yaml;

#pragma warning disable CA1032, CA1064 // Thrown and caught inside one class; it always has a place and a remedy.
sealed class YamlRefusedException(Location at, string problem, string remedy) : Exception
#pragma warning restore CA1032, CA1064
{
    public Location At => at;
    public string Problem => problem;
    public override string Message => problem;
    public string Remedy => remedy;
}
