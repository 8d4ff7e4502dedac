import { parametersOf } from '../integration/rig/rig';
import { onlyItem } from '../integration/rig/items';
import { SANA_WM } from './sglang/startSglang';
import { useSglang } from './sglang/sglangRig';

/** SANA-WM's own rules, which SGLang's engine looks at only when it has the job. */

const sglang = useSglang(async () => await Promise.resolve({ model: SANA_WM }));

const RULE = 'height/width must be divisible by the LTX-2 spatial stride (32, 32)';
const REFUSED = `Model generation failed. Error from scheduler: Error executing request`;

const sized = (size: string) => ({ options: { size } });

describe('A size that the model of an SGLang server cannot make', () => {
	it("ends Generate with the pipeline's rule", async () => {
		const { error, items } = await sglang().run({
			parameters: parametersOf('generate', sized('1280x720')),
		});
		expect(items).toEqual([]);
		expect(error?.message).toContain(REFUSED);
		expect(error?.message).toContain(`SANA-WM ${RULE}; got height=720, width=1280.`);
	});

	it('makes a job all the same, which then is failed with the rule', async () => {
		const created = onlyItem(
			await sglang().run({ parameters: parametersOf('create', sized('854x480')) }),
		);
		const parameters = parametersOf('wait');
		const { error } = await sglang().run({ items: [created], parameters });
		expect(error?.message).toContain(`${RULE}; got height=480, width=854.`);
		const status = await sglang().run({ items: [created], parameters: parametersOf('getStatus') });
		expect(onlyItem(status).json).toMatchObject({
			status: 'failed',
			failure: { message: expect.stringContaining(RULE) },
		});
	});
});

describe('A size that the model of an SGLang server can make', () => {
	it('gives the file', async () => {
		const run = { parameters: parametersOf('generate', sized('1280x704')) };
		const item = onlyItem(await sglang().run(run));
		expect(item.json).toMatchObject({ status: 'completed', size: '1280x704' });
	});
});
