import type { INodeParameters } from 'n8n-workflow';

import { type DialectName, providers } from '../../../nodes/AiVideo/providers';
import { binaryItem, type EngineResult } from '../../engine';
import { imageFixture, imageFixtureType, type ImageFixture } from '../../fixtures/images';
import { parametersOf, type Rig } from './rig';
import { DIALECTS } from './expected';

/** The providers whose providers take images as uploads only. */
export const UPLOADING = DIALECTS.filter((name) => providers[name].takes.images.by === 'upload');

/** The address of a fixture, on the very origin the API of every dialect has. */
export function imageUrl({ emulator }: Pick<Rig, 'emulator'>, name: ImageFixture): string {
	return `${emulator.origin}/images/${name}`;
}

type SettingFor = (rig: Pick<Rig, 'emulator'>, name: ImageFixture) => INodeParameters;

/** The two ways an image gets into the node. */
export const WAYS: ReadonlyArray<readonly [string, SettingFor]> = [
	['binary data', () => ({ imageSource: 'binary', imageBinaryField: 'data' })],
	['a URL', (rig, name) => ({ imageSource: 'url', imageUrl: imageUrl(rig, name) })],
];

/** Runs Create for an item that has a fixture in its binary field `data`. */
export async function createFrom(
	{ run }: Pick<Rig, 'run'>,
	dialect: DialectName,
	name: ImageFixture,
	setting: INodeParameters,
): Promise<EngineResult> {
	const items = [binaryItem(imageFixture(name), name, imageFixtureType(name))];
	return await run({ dialect, items, parameters: parametersOf('create', setting) });
}
