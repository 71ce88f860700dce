using Isms.Monitor.Api.Security;

namespace Isms.Monitor.Api.Doctor.Checks;

sealed class PasswordCheck : ICheck
{
    public int Code => 5094;

    public string Name => "first password";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort)
    {
        var settings = examined.Settings;
        return Task.FromResult<IReadOnlyList<Verdict>>([examined.Machine.HasFirstPassword(Path.GetFullPath(settings.Data)) switch
        {
            null => Verdict.Ok(this, "there is no account yet; the first start makes one and prints its password."),
            false => Verdict.Ok(this, "an administrator has chosen a password."),
            true when FirstStart.BindingProblem(settings.Urls.Split(';'), pending: true) is { } problem => Verdict.Failed(this, problem, ""),
            true => Verdict.Warning(this, "no administrator has chosen a password yet.", "Log in and change it; if it was lost: isms-monitor user reset."),
        }]);
    }
}
