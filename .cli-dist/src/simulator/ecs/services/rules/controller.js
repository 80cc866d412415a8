/** What depends on who carries deployments out, and with which role. */
export const controllerRules = [
    {
        when: ({ request, creating }) => !creating && request.deploymentController !== undefined && request.deploymentController.type !== 'ECS',
        code: 'UnsupportedFeatureException',
        message: 'The simulator does not support a change of the deployment controller.',
    },
    {
        when: ({ request, draft }) => isExternal(draft) && Boolean(request.taskDefinition),
        message: 'TaskDefinition must be blank for services with an EXTERNAL deployment controller.',
    },
    {
        when: ({ request, draft }) => isExternal(draft) && (request.loadBalancers ?? []).length > 0,
        message: 'LoadBalancers must be empty or null for services with an EXTERNAL deployment controller.',
    },
    {
        when: ({ draft }) => draft.view.deploymentController?.type === 'CODE_DEPLOY' && draft.view.loadBalancers?.length === 0,
        message: 'When the CODE_DEPLOY deployment controller is used, the service requires an Application Load Balancer or Network Load Balancer.',
    },
    {
        when: ({ request, draft }) => Boolean(request.role) && draft.view.loadBalancers?.length === 0,
        message: 'IAM roles are only valid for services configured to use load balancers.',
    },
    {
        when: ({ request, draft }) => Boolean(request.role) && draft.definition?.networkMode === 'awsvpc',
        message: 'You cannot specify an IAM role for services that require a service linked role.',
    },
];
function isExternal({ view }) {
    return view.deploymentController?.type === 'EXTERNAL';
}
