import { failureOf } from '../model/failure.ts';

/** The answer, or undefined when AWS says by one of these error names that the thing does not exist. Other errors are thrown on. */
export async function absentAsUndefined<Answer>(
  answer: Promise<Answer>,
  ...errorNames: readonly string[]
): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (errorNames.includes(failureOf(error).code ?? '')) return undefined;
    throw error;
  }
}
