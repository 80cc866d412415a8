const kept = 100;
/** Puts an event on top of a service's list, which keeps the newest hundred; `laterMs` orders two of one moment. */
export function announce({ world }, service, message, laterMs = 0) {
    const createdAt = Math.round(world.clock.now() + laterMs) / 1000;
    const events = service.view.events ?? [];
    events.unshift({ id: world.uuid(), createdAt, message: `(service ${service.name}) ${message}` });
    service.view.events = events.slice(0, kept);
}
