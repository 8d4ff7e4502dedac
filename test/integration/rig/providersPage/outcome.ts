import type { DialectName } from '../../../../nodes/AiVideo/providers';
import { binaryItem, type EngineItem } from '../../../engine';
import { imageFixture, imageFixtureType } from '../../../fixtures/images';
import { parametersOf } from '../rig';
import { imageUrl } from '../images';
import type { FileRig } from '../useRig';
import { wireOf, type WireFile, type WireRequest } from '../wire';
import { modelParameter } from '../dialects/wire';
import type { NeutralSetting } from './settings';

/** What became of a setting at a provider: the request that went out, or the words before paying. */
export type Outcome =
	| { readonly kind: 'sent'; readonly wire: string; readonly asked: number }
	| { readonly kind: 'refused'; readonly message: string; readonly asked: number };

const SHOWN_ADDRESS = 'https://example.com/first-frame.png';

/** Files and addresses as a reader wants them: no bytes, no port of a test server. */
function show(value: unknown, address: string): string {
	const text = JSON.stringify(value).split(address).join(SHOWN_ADDRESS);
	return text.replace(/data:image\/(\w+);base64,[^"]*/g, 'data:image/$1;base64,…');
}

function isFile(value: unknown): value is WireFile {
	return typeof value === 'object' && value !== null && 'bytes' in value;
}

function showPart([name, value]: readonly [string, unknown]): string {
	return `${name}=${isFile(value) ? `@${value.fileName}` : String(value)}`;
}

function showWire({ method, path, contentType, body }: WireRequest, address: string): string {
	const route = path.replace(/^\/\w+\//, '/');
	const content = Array.isArray(body)
		? body.map(showPart).join(' ').split(address).join(SHOWN_ADDRESS)
		: show(body, address);
	return `${method} ${route} ${contentType === 'application/json' ? '' : 'form: '}${content}`;
}

function itemsFor({ image }: NeutralSetting): EngineItem[] {
	if (image?.by !== 'file') return [{ json: {} }];
	const { fixture } = image;
	return [binaryItem(imageFixture(fixture), fixture, imageFixtureType(fixture))];
}

/** Runs Create with a setting, and tells what the provider got to see of it. */
export async function outcomeOf(
	rig: FileRig,
	dialect: DialectName,
	setting: NeutralSetting,
): Promise<Outcome> {
	const { image, parameters } = setting;
	const address = image ? imageUrl(rig, image.fixture) : SHOWN_ADDRESS;
	const result = await rig.run({
		dialect,
		items: itemsFor(setting),
		parameters: parametersOf('create', {
			...parameters,
			prompt: 'A fox in the snow',
			...(image?.by === 'address' ? { imageUrl: address } : {}),
			...modelParameter(dialect, setting.image !== undefined),
		}),
	});
	const submissions = rig.requestsTo('submit');
	const [sent] = submissions;
	if (result.error) {
		return { kind: 'refused', message: result.error.message, asked: submissions.length };
	}
	if (!sent) throw new Error(`${dialect}: no request, and no error`);
	return { kind: 'sent', wire: showWire(await wireOf(sent), address), asked: submissions.length };
}
