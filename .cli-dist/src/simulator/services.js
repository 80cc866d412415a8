import { ecr } from "./ecr/model.js";
import { ecs } from "./ecs/model.js";
import { logs } from "./logs/model.js";
import { sts } from "./sts/model.js";
import { tagging } from "./tagging/model.js";
/** Every simulated AWS service. */
export const services = [ecs, ecr, logs, sts, tagging];
