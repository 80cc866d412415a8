import { groupBy } from '../../lib/group-by.ts';
import { visible } from '../../lib/visible.ts';
import type { HiddenValue, Import, Named, Remark } from '../../model/imported.ts';
import { kindOf, type ResourceId } from '../../model/resource.ts';
import type { ImportFile } from '../import-files.ts';
import type { Palette } from './colour.ts';
import { tableText } from './table.ts';
import { counted } from './words.ts';

/** Where manifests were written. */
export interface Written {
  readonly files: readonly (ImportFile & { readonly path: string })[];
  readonly folder: string;
}

const mostUsers = 3;

/** What was written, what evenkeel cannot say about it, and how to go on. */
export function importSummary(found: Import, { files, folder }: Written, paints: Palette): string {
  const sections = [
    writtenText(found, files, paints),
    secretsText(found.secrets, paints),
    remarksText(['Without a manifest', 'WHY'], found.leftOut, paints),
    remarksText(['Described already', 'WHERE'], found.described, paints),
    namedText('Named as they are: their manifests describe another revision, or another content', found.plain, paints),
    namedText('Named, and not on AWS', found.absent, paints),
    namedText('Of no kind that evenkeel has, named as they are', found.outside, paints),
    `Next:  evenkeel plan ${visible(folder)}, and evenkeel apply ${visible(folder)} to take it over\n`,
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function writtenText({ manifests }: Import, files: Written['files'], paints: Palette): string {
  const kinds = groupBy(manifests, ({ id }) => kindOf(id));
  const counts = [...kinds].map(([kind, group]) => `${group.length} ${kind}`).sort();
  const title = `Wrote ${counted(manifests.length, 'manifest')} in ${counted(files.length, 'file')}: ${counts.join(', ')}`;
  const rows = files.map((file) => [file.path, idsText(file.manifests.map(({ id }) => id))]);
  return section(title, [['FILE', 'MANIFESTS'], ...rows], paints);
}

/** Values are never shown: the file of the variables is where their owner puts them. */
function secretsText(secrets: readonly HiddenValue[], paints: Palette): string {
  if (secrets.length === 0) return '';
  const rows = secrets.map(({ id, path, variable, isCertain }) => [
    id,
    path,
    `\${${variable}}`,
    isCertain ? 'must become a secret' : '',
  ]);
  const advice = [
    'Until they have values, plan reports these variables as undefined. Move each value to Secrets Manager or Parameter',
    'Store and name it in secrets[].valueFrom; or define the variable below vars in evenkeel.yaml; or, for those that are no',
    'secrets, import again with --with-secrets.',
  ];
  const table = section(
    'Left out, because they look like secrets',
    [['RESOURCE', 'FIELD', 'VARIABLE', ''], ...rows],
    paints,
  );
  return `${table}${advice.join('\n')}\n`;
}

function remarksText([title, column]: readonly [string, string], remarks: readonly Remark[], paints: Palette): string {
  if (remarks.length === 0) return '';
  return section(title, [['RESOURCE', column], ...remarks.map(({ id, text }) => [id, text])], paints);
}

function namedText(title: string, named: readonly Named[], paints: Palette): string {
  if (named.length === 0) return '';
  const rows = named.map(({ what, name, usedBy }) => [what, name, idsText(usedBy, mostUsers)]);
  return section(title, [['WHAT', 'NAME', 'USED BY'], ...rows], paints);
}

function section(title: string, [header = [], ...rows]: readonly (readonly string[])[], paints: Palette): string {
  const cells = rows.map((row) => row.map((text) => ({ text: visible(text) })));
  return `${paints.bold(title)}\n${tableText(header, cells, paints)}`;
}

function idsText(ids: readonly ResourceId[], most = ids.length): string {
  const more = ids.length > most ? [`${ids.length - most} more`] : [];
  return [...ids.slice(0, most), ...more].join(', ');
}
