/** What programs may rely on in every output. */
export const formatsText = `Results go to standard output, everything else to standard error.

-o json prints one object that starts with
  apiVersion     "evenkeel/v1"
  kind           what it is: Plan, OfflinePlan, Validation, Resource, ResourceList, EventList, Status, Config
  formatVersion  "1.0"; a new minor version only adds members
Values that are secret are never in it: a field has "sensitive": true, or the text "(sensitive)" stands for a value.

Plan          plan; saved with --out and taken by apply
  source      revision, whole (false: something may be missing, so nothing is pruned)
  place       account, region
  request     paths, targets, prune, owner
  summary     how many: none, create, update, revise, replace, adopt, prune, held
  changes[]   id       KIND/NAME
              action   create, update, revise, replace, adopt, prune, none
              fields[] path, before, after, mode (update, revise, replace), rolls, sensitive;
                       after is {"pending": KIND/NAME} where only applying can tell
              held     reason, message: why it is not done
              origin   file, line, column
              hash     equal for equal changes
  hash        equal for equal plans
OfflinePlan   plan --offline
  resources[] id, kind, name, origin
Validation    validate
  valid       true or false
  documents   how many were read
  problems[]  severity, reason, message, origin, suggestion, see, id
Resource      get KIND/NAME, describe; ResourceList has items[] of them
  id, sync, health, conditions[], origin, attributes, tags
  spec        what AWS has
  change      as in Plan
EventList     events; with -f one element of items[] per line, and nothing around them
  items[]     at, and what AWS notes: id, message; or with --server: number, event
Status        status
  source, place, problems[], counts (sync, health), attention[] (id, sync, health)
Config        config
  settings    by name: value, origin
  variables   by name

Other formats
  plan -o markdown     for a pull request, at most 60,000 characters
  validate -o sarif    SARIF 2.1.0
  validate -o github   workflow commands that annotate lines
  get -o yaml          manifests of what AWS has
  get -o name          one KIND/NAME per line
  --log-format json    apply, wait: one object per change of state: time, id, state, detail;
                       run: one object per event
`;
