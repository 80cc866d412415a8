import { ecr } from './ecr/model.ts';
import { ecs } from './ecs/model.ts';
import { logs } from './logs/model.ts';
import type { ServiceModel } from './operation.ts';
import { sts } from './sts/model.ts';
import { tagging } from './tagging/model.ts';

/** Every simulated AWS service. */
export const services = [ecs, ecr, logs, sts, tagging] as unknown as readonly ServiceModel<never>[];
