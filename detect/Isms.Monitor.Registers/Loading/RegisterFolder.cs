namespace Isms.Monitor.Registers.Loading;

static class RegisterFolder
{
    public static (RegisterSet, IReadOnlyList<RegisterError>) Read(string folder, DateOnly today) => (new RegisterSet(), []);
}
