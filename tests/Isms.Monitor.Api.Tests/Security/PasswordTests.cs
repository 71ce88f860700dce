using FsCheck.Xunit;
using Isms.Monitor.Api.Security;

namespace Isms.Monitor.Api.Tests.Security;

public class PasswordTests
{
    [Fact]
    public void A_hash_has_at_least_600000_iterations_and_holds_no_password()
    {
        var hash = PasswordHash.Of("correct horse battery");

        Assert.StartsWith("pbkdf2-sha256$600000$", hash, StringComparison.Ordinal);
        Assert.DoesNotContain("horse", hash, StringComparison.Ordinal);
        Assert.True(PasswordHash.Verify("correct horse battery", hash));
        Assert.False(PasswordHash.Verify("correct horse batterz", hash));
    }

    [Property(MaxTest = 30)]
    public bool Only_the_same_password_verifies(string one, string other) =>
        PasswordHash.Verify(other ?? "", PasswordHash.Of(one ?? "", 10)) == (one ?? "").Equals(other ?? "", StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("pbkdf2-sha256$x$AAAA$AAAA")]
    [InlineData("md5$1$AAAA$AAAA")]
    public void A_hash_of_another_kind_never_verifies(string hash) => Assert.False(PasswordHash.Verify("", hash));

    [Fact]
    public void The_hash_of_nobody_takes_as_many_iterations_as_a_real_one() =>
        Assert.StartsWith($"pbkdf2-sha256${PasswordHash.Iterations}$", PasswordHash.OfNobody, StringComparison.Ordinal);

    [Theory]
    [InlineData("short", "A password has at least 12 characters.")]
    [InlineData("old password 1", "The new password is the old one.")]
    [InlineData("i am Jan.Kern myself", "A password must not contain the name of its user.")]
    [InlineData("aaaaaaaaaaaaaab", "A password has at least 5 different characters.")]
    [InlineData("a fine long sentence", null)]
    public void A_new_password_is_judged_by_length(string password, string? problem) =>
        Assert.Equal(problem, Passwords.Problem("jan.kern", "old password 1", password));

    [Fact]
    public void A_generated_password_fulfils_the_rules_and_is_never_the_same()
    {
        var some = Enumerable.Range(0, 50).Select(_ => Passwords.Generate()).ToList();

        Assert.All(some, p => Assert.Null(Passwords.Problem("admin", "", p)));
        Assert.Equal(50, some.Distinct().Count());
    }
}
