namespace Isms.Monitor.Store.Elastic;

/// <summary>Puts the index templates where they are missing or older.</summary>
sealed class TemplateInstaller(ElasticConnection connection)
{
    /// <returns>Names of the templates that were put.</returns>
    /// <exception cref="StoreException">ISMS4040, 4041, 4042; 4044: a template of a newer program is there, or one of the name that is not ours.</exception>
    public async Task<IReadOnlyList<string>> InstallAsync(CancellationToken abort)
    {
        var put = new List<string>();
        foreach (var template in IndexTemplate.All)
        {
            var known = await VersionAsync(template.Name, abort);
            if (known > IndexTemplate.Version) throw StoreException.ElasticTemplate(template.Name, $"has version {known}, and this program knows {IndexTemplate.Version}", "Use the newer program on every machine.");
            if (known == IndexTemplate.Version) continue;
            connection.Checked(await connection.PutAsync($"/_index_template/{template.Name}", template.Body(connection.Options).ToJsonString(), abort));
            put.Add(template.Name);
        }
        return put;
    }

    /// <summary>Null: not there.</summary>
    async Task<int?> VersionAsync(string name, CancellationToken abort)
    {
        var answer = await connection.GetAsync($"/_index_template/{name}", abort);
        if (answer.Status == 404) return null;
        connection.Checked(answer);
        var template = answer.Json()["index_templates"]?[0]?["index_template"];
        if ((string?)template?["_meta"]?["managed_by"] != "isms-monitor")
            throw StoreException.ElasticTemplate(name, "is not this program's", "Rename it, or use another cluster: the program writes to indices of this name.");
        return (int?)template?["version"] ?? 0;
    }
}
