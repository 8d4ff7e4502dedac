import { apiyi } from './apiyi';
import { artifex } from './artifex';
import { ezmodel } from './ezmodel';
import { openai } from './openai';
import type { Profile } from './profile';

/** Every provider that is emulated, by the name of its dialect. */
export const profiles = { artifex, apiyi, ezmodel, openai } satisfies Record<string, Profile>;

export type EmulatedDialect = keyof typeof profiles;

export function isEmulatedDialect(name: string): name is EmulatedDialect {
	return Object.hasOwn(profiles, name);
}
