import { exitCode, exitMeanings } from '../exit-code.ts';
import { palette } from '../print/colour.ts';
import { formatsText } from '../print/formats.ts';
import { flagOf } from '../print/setting-value.ts';
import { tableText } from '../print/table.ts';
import { type SettingName, settingTable } from '../settings.ts';
import type { Output } from '../shell.ts';

/** What `help` can be asked about besides commands. */
export const helpTopics = ['exit-codes', 'environment', 'formats'] as const;

/** The name of a help topic. */
export type HelpTopic = (typeof helpTopics)[number];

/** The text of a help topic. */
export function helpTopic(topic: HelpTopic, output: Output): string {
  const paints = palette(output.colour);
  if (topic === 'formats') return formatsText;
  if (topic === 'exit-codes') {
    const names = Object.keys(exitCode) as (keyof typeof exitCode)[];
    const rows = names.map((name) => [
      { text: String(exitCode[name]), paint: paints.bold },
      { text: exitMeanings[name] },
    ]);
    return tableText(['CODE', 'MEANING'], rows, paints);
  }
  const names = Object.keys(settingTable) as SettingName[];
  const rows = names.flatMap((name) => {
    const { env, about } = settingTable[name];
    return env.map((variable, index) => [
      { text: variable, paint: paints.bold },
      { text: index === 0 ? about : `${about}, when ${env[0]} is not set` },
      { text: flagOf(name), paint: paints.dim },
    ]);
  });
  const others = conventions.map(([variable, about]) => [{ text: variable, paint: paints.bold }, { text: about }]);
  const order =
    'A flag goes before the environment, that before evenkeel.yaml in the nearest folder above,\nthat before ~/.config/evenkeel/config.yaml, and that before the default.';
  return `${tableText(['VARIABLE', 'ABOUT', 'FLAG'], [...rows, ...others], paints)}\n${order}\n`;
}

/** Environment variables that are no settings. */
export const conventions: readonly (readonly [string, string])[] = [
  ['NO_COLOR', 'no colour'],
  ['FORCE_COLOR', 'colour also where there is no terminal; 0 for none'],
  ['CI', 'no questions and no moving lines'],
  ['GITHUB_TOKEN', 'what `ci comment` writes with on GitHub; GITLAB_TOKEN and BITBUCKET_TOKEN elsewhere'],
  ['AWS_*', 'credentials, and all that AWS tools know'],
];
