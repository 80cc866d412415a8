import type { Report } from '../../../src/engine/report.ts';
import type { PolicyDocument } from '../../../src/model/iam-policy.ts';
import type { Ship } from '../../support/ship.ts';

/** An action in a statement: `CreateTagged ecs:CreateCluster`. */
export type Permit = `${string} ${string}`;

/** What a ship in a scene is built with. */
export interface Casting {
  readonly edited: (document: PolicyDocument) => PolicyDocument;
}

/** Something that evenkeel does, and the permits without which it cannot. */
export interface Scene {
  readonly title: string;
  readonly proves: readonly Permit[];
  /** Plays it to its end, and gives everything that an operator was told of what went wrong. */
  readonly play: (casting: Casting) => Promise<string>;
}

/** Every permit of one statement. */
export function permits(sid: string, actions: string): Permit[] {
  return actions.split(' ').map((action): Permit => `${sid} ${action}`);
}

/** Every permit of a policy. */
export function permitsIn({ Statement }: PolicyDocument): Permit[] {
  return Statement.flatMap(({ Sid, Action }) => [Action].flat().map((action): Permit => `${Sid} ${action}`));
}

/** The policy without one permit. */
export function withoutPermit(permit: Permit): (document: PolicyDocument) => PolicyDocument {
  return (document) => ({
    ...document,
    Statement: document.Statement.flatMap((statement) => {
      const Action = [statement.Action].flat().filter((action) => `${statement.Sid} ${action}` !== permit);
      return Action.length > 0 ? [{ ...statement, Action }] : [];
    }),
  });
}

/** Passes a minute and a half apart, and everything that they said of what went wrong. */
export async function passes({ runtime, drive, aws }: Ship, count: number, prune = false): Promise<string> {
  const told: string[] = [];
  for (let pass = 0; pass < count; pass++) {
    const result = await drive(runtime.pass({ prune })).catch((error: unknown) => String(error));
    told.push(typeof result === 'string' ? result : complaintsIn(result));
    await aws.clock.advance(90_000);
  }
  return told.join('\n');
}

/** Everything that a report says of what went wrong. */
export function complaintsIn({ plan, outcomes, resources }: Report): string {
  const held = plan.steps.map(({ change }) => change.held?.message);
  const failed = [...outcomes.values()].map(({ failure }) => failure?.message);
  const health = resources.map((resource) => resource.health.message);
  return [plan.unseen?.message, ...held, ...failed, ...health].filter(Boolean).join('\n');
}
