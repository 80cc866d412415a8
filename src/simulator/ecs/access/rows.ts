import {
  anything,
  newCluster,
  newRevision,
  type Resources,
  theCluster,
  theClusters,
  theInstances,
  theirServicesToo,
  theProviders,
  theRevisions,
  theServices,
  theTasks,
  whatItNames,
} from './paths.ts';

/** What IAM is asked before an operation. */
export interface Row {
  readonly on: Resources;
  /** IAM is told the cluster. */
  readonly tellsCluster?: true;
  /** What is created may be given tags, which needs a permission of its own. */
  readonly creates?: Resources;
  /** Roles are handed over. */
  readonly passes?: true;
}

const inCluster = { tellsCluster: true } as const;

/** Service authorization reference, Amazon ECS: actions, their resource types and condition keys. */
export const rows: Readonly<Record<string, Row>> = {
  CreateCluster: { on: newCluster, creates: newCluster },
  DescribeClusters: { on: theClusters },
  ListClusters: { on: anything },
  UpdateCluster: { on: theCluster },
  UpdateClusterSettings: { on: theCluster },
  PutClusterCapacityProviders: { on: theCluster },
  DeleteCluster: { on: theCluster },
  CreateCapacityProvider: { on: theProviders, creates: theProviders, passes: true },
  DescribeCapacityProviders: { on: theProviders },
  UpdateCapacityProvider: { on: theProviders, passes: true },
  DeleteCapacityProvider: { on: theProviders },
  RegisterContainerInstance: { on: theCluster, creates: theInstances },
  DeregisterContainerInstance: { on: theCluster },
  ListContainerInstances: { on: theCluster },
  ListAttributes: { on: theCluster },
  DescribeContainerInstances: { on: theInstances, ...inCluster },
  UpdateContainerInstancesState: { on: theInstances, ...inCluster },
  PutAttributes: { on: theInstances, ...inCluster },
  DeleteAttributes: { on: theInstances, ...inCluster },
  CreateService: { on: theServices, ...inCluster, creates: theServices, passes: true },
  UpdateService: { on: theServices, ...inCluster, passes: true },
  DeleteService: { on: theServices, ...inCluster },
  DescribeServices: { on: theServices, ...inCluster },
  ListServices: { on: anything, ...inCluster },
  ListServiceDeployments: { on: theServices, ...inCluster },
  DescribeServiceDeployments: { on: theirServicesToo, ...inCluster },
  DescribeServiceRevisions: { on: theirServicesToo, ...inCluster },
  ContinueServiceDeployment: { on: theirServicesToo, ...inCluster },
  StopServiceDeployment: { on: theirServicesToo, ...inCluster },
  RegisterTaskDefinition: { on: newRevision, creates: newRevision, passes: true },
  DescribeTaskDefinition: { on: anything },
  ListTaskDefinitions: { on: anything },
  ListTaskDefinitionFamilies: { on: anything },
  DeregisterTaskDefinition: { on: anything },
  DeleteTaskDefinitions: { on: theRevisions },
  RunTask: { on: theRevisions, ...inCluster, creates: theTasks, passes: true },
  StopTask: { on: theTasks, ...inCluster },
  DescribeTasks: { on: theTasks, ...inCluster },
  ListTasks: { on: theInstances, ...inCluster },
  UpdateTaskProtection: { on: theTasks, ...inCluster },
  GetTaskProtection: { on: theTasks, ...inCluster },
  TagResource: { on: whatItNames },
  UntagResource: { on: whatItNames },
  ListTagsForResource: { on: whatItNames },
  ListAccountSettings: { on: anything },
  PutAccountSetting: { on: anything },
  PutAccountSettingDefault: { on: anything },
  DeleteAccountSetting: { on: anything },
};
