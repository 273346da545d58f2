import { type Objection, objections } from './objections-data.ts';
import { type Topic, topics } from './topics-data.ts';

/** The objection named: 嫌贵, 要跟家人商量; null for none. */
export const objectionOf = (said: string): Objection | null => objections.find(({ asked }) => asked.test(said)) ?? null;

/** The occasion named: 试驾邀约, 中秋; null for none. */
export const topicOf = (said: string): Topic | null => topics.find(({ asked }) => asked.test(said)) ?? null;
