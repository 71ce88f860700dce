#!/usr/bin/env bash
# Checks every dashboard against the TypeScript types of Grafana's own schema: the dashboard, the options of each kind of panel, and the
# queries against those of the foundation SDK. Needs node, npm and the npm registry, so it is run by hand and not with the tests.
# Exit 0: every dashboard fits.
set -euo pipefail
cd "$(dirname "$0")"

schema=13.2.3 sdk=0.0.21 typescript=5.9.3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Literals: of imported JSON the compiler widens 'elasticsearch' to string, and every union would be refused.
cat >"$work/emit.mjs" <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
const kinds = { stat: 'Stat', timeseries: 'TimeSeries', barchart: 'BarChart', table: 'Table' };
for (const file of process.argv.slice(2)) {
  const dashboard = JSON.parse(readFileSync(file, 'utf8'));
  const panels = dashboard.panels.flatMap(panel => [panel, ...(panel.panels ?? [])]).filter(panel => panel.type !== 'row');
  const lines = ["import type { Dashboard, Panel, RowPanel } from '@grafana/schema';", "import type { dataquery } from '@grafana/grafana-foundation-sdk/elasticsearch';", "import type { Literal } from './literal';"];
  for (const [kind, name] of Object.entries(kinds))
    lines.push(`import type { Options as ${name}Options } from '@grafana/schema/dist/esm/raw/composable/${kind}/panelcfg/x/${name}PanelCfg_types.gen';`);
  lines.push(`export const dashboard: Literal<Omit<Dashboard, 'panels'> & { panels: (Panel | RowPanel)[] }> = ${JSON.stringify(dashboard, null, 1)};`);
  for (const panel of panels) {
    if (!kinds[panel.type]) throw new Error(`${file}: panel ${panel.id} is a ${panel.type}, for which no options are known here`);
    lines.push(`export const options${panel.id}: Literal<Partial<${kinds[panel.type]}Options>> = ${JSON.stringify(panel.options)};`);
    lines.push(`export const targets${panel.id}: Literal<Omit<dataquery, '_implementsDataqueryVariant'>>[] = ${JSON.stringify(panel.targets)};`);
  }
  writeFileSync(new URL(`./${file.replace(/\W/g, '_')}.ts`, import.meta.url), lines.join('\n'));
}
JS
# An enum takes its own members only; what a file holds is their text.
cat >"$work/literal.ts" <<'TS'
export type Literal<T> = T extends string ? `${T}` : T extends (...args: never[]) => unknown ? T : T extends readonly (infer E)[] ? Literal<E>[] : T extends object ? { [K in keyof T]: Literal<T[K]> } : T;
TS
cat >"$work/tsconfig.json" <<'JSON'
{ "compilerOptions": { "strict": true, "noEmit": true, "skipLibCheck": true, "module": "esnext", "moduleResolution": "bundler", "target": "es2022" }, "include": ["*.ts"] }
JSON
node "$work/emit.mjs" dashboards/*/*.json
files=$(ls -1 dashboards/*/*.json | wc -l)
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --ignore-scripts --silent "@grafana/schema@$schema" "@grafana/grafana-foundation-sdk@$sdk" "typescript@$typescript"
npx tsc -p .
echo "$files dashboards fit @grafana/schema $schema and grafana-foundation-sdk $sdk (typescript $typescript)."
