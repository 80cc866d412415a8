import { readdirSync, readFileSync } from 'node:fs';

/** An AWS operation that evenkeel sends. */
export interface SentOperation {
  /** The SDK package, e.g. `client-ecs`. */
  readonly client: string;
  readonly operation: string;
}

/** Every AWS operation that the sources import a command of. */
export function sentOperations(): SentOperation[] {
  const files = ['src/aws', 'src/kinds'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from '@aws-sdk\/(client-[\w-]+)'/g)])
    .flatMap(([, names = '', client = '']) =>
      [...names.matchAll(/\b(\w+)Command\b/g)].map(([, operation = '']) => ({ client, operation })),
    );
  return [...new Map(found.map((sent) => [`${sent.client} ${sent.operation}`, sent])).values()];
}
