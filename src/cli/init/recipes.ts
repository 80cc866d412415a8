/** The forges that `init` has a workflow for. */
export const workflows = ['github', 'gitlab', 'bitbucket', 'none'] as const;

export type Workflow = (typeof workflows)[number];

/** A file that `init` writes. */
export interface Recipe {
  readonly path: string;
  /** In the folder of templates. */
  readonly template: string;
  /** The workflow that it belongs to; any when left out. */
  readonly workflow?: Workflow;
  /** Only where there are no manifests yet. */
  readonly isExample?: true;
}

/** What a repository gets before its manifests are read; a blank such as `__REGION__` in a template is filled in. */
export const recipes: readonly Recipe[] = [
  { path: 'evenkeel.yaml', template: 'evenkeel.yaml' },
  { path: 'evenkeel.Dockerfile', template: 'evenkeel.Dockerfile' },
  { path: 'manifests/evenkeel.yaml', template: 'manifests/evenkeel.yaml' },
  { path: 'manifests/hello.yaml', template: 'manifests/hello.yaml', isExample: true },
  { path: '.github/workflows/evenkeel.yaml', template: 'ci/github.yaml', workflow: 'github' },
  { path: '.gitlab/evenkeel.gitlab-ci.yml', template: 'ci/gitlab.yaml', workflow: 'gitlab' },
  { path: 'bitbucket-pipelines.yml', template: 'ci/bitbucket.yaml', workflow: 'bitbucket' },
  { path: 'iam/apply-trust.json', template: 'iam/apply-trust.json' },
  { path: 'iam/plan-trust.json', template: 'iam/plan-trust.github.json', workflow: 'github' },
  { path: 'iam/plan-trust.json', template: 'iam/plan-trust.gitlab.json', workflow: 'gitlab' },
  { path: 'iam/plan-trust.json', template: 'iam/plan-trust.bitbucket.json', workflow: 'bitbucket' },
];

/** What stands in the place of each blank. */
export type Blanks = Readonly<Record<string, string>>;

/** The template with its blanks filled in; blanks that nobody has filled stay. */
export function filled(template: string, blanks: Blanks): string {
  return template.replace(/__([A-Z]+)__/g, (blank, name: string) => blanks[name] ?? blank);
}
