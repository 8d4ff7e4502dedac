import { createJobStore, type JobStore } from './jobs/jobStore';
import type { Profile } from './profiles/profile';
import { createSettings, type ProfileSettings } from './settings';

/** One emulated provider: what it documents, how it is set, and the jobs it has. */
export interface Provider {
	readonly dialect: string;
	readonly profile: Profile;
	readonly settings: ProfileSettings;
	readonly jobs: JobStore;
}

export function createProvider(dialect: string, profile: Profile, fileOrigin: string): Provider {
	return {
		dialect,
		profile,
		settings: createSettings(profile.preset, fileOrigin),
		jobs: createJobStore(dialect, profile.newId),
	};
}

/** Forgets the jobs and puts every setting back; the settings object stays the same one. */
export function resetProvider({ profile, settings, jobs }: Provider, fileOrigin: string): void {
	Object.assign(settings, createSettings(profile.preset, fileOrigin));
	jobs.clear();
}
