import type { JsonObject } from '../lib/json.ts';
import type { Finding, Kind, Subject } from '../model/kind.ts';
import type { Manifest } from '../model/manifest.ts';
import { maskedTexts } from './masked-texts.ts';

interface Checked {
  readonly findings: readonly Finding[];
  /** What the checks asked about other manifests, with the answers. */
  readonly questions: readonly Question[];
}

interface Question {
  readonly asked: Parameters<Subject['related']>;
  readonly answer: JsonObject | undefined;
}

const latest = new WeakMap<Manifest, Checked>();

/** What the kind's checks find in a manifest. They are held again only where it, or what they asked for, is another than before. */
export function checkManifest(manifest: Manifest, { checks }: Kind, related: Subject['related']): readonly Finding[] {
  const known = latest.get(manifest);
  if (known?.questions.every(({ asked, answer }) => related(...asked) === answer)) return known.findings;
  const questions: Question[] = [];
  const subject: Subject = {
    spec: manifest.spec,
    related(...asked) {
      const answer = related(...asked);
      questions.push({ asked, answer });
      return answer;
    },
  };
  const findings = [...maskedTexts(manifest.spec), ...checks.flatMap((check) => check(subject))];
  latest.set(manifest, { findings, questions });
  return findings;
}
