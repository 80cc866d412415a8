/** Has the scheduler look at a service in `delayMs`, or earlier when it is going to anyway. */
export function wake({ world }, service, delayMs) {
    const at = world.clock.now() + delayMs;
    if (service.wakeUp && service.wakeUp.at <= at)
        return;
    service.wakeUp?.cancel();
    const cancel = world.clock.schedule(delayMs, () => {
        service.wakeUp = undefined;
        service.look();
    });
    service.wakeUp = { at, cancel };
}
