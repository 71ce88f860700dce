using Isms.Monitor.Api.Server.Settings;
using MailKit.Security;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <param name="Security">How TLS is set up; never "when available", which an attacker between could switch off.</param>
/// <param name="User">Account at the server; used with a password alone.</param>
/// <param name="Password">Null: no login.</param>
/// <param name="From">A plain address.</param>
/// <param name="Timeout">For one message, connection included.</param>
sealed record MailOptions(string Id, string Host, int Port, SecureSocketOptions Security, string User, Secret? Password, string From, TimeSpan Timeout);
