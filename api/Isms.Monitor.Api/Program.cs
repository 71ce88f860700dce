using Isms.Monitor.Api.Commands;

return await CommandTree.Root().Parse(args).InvokeAsync();
