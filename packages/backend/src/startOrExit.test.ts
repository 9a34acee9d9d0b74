import { startOrExit } from './startOrExit';

describe('startOrExit', () => {
  const exit = jest.spyOn(process, 'exit');
  const write = jest.spyOn(process.stderr, 'write');

  beforeEach(() => {
    exit.mockReset().mockImplementation((() => {}) as never);
    write.mockReset().mockReturnValue(true);
  });
  afterAll(() => jest.restoreAllMocks());

  it('ends the process with what was wrong where a plugin cannot start', async () => {
    await startOrExit({
      start: async () => {
        throw new Error("Plugin 'orr' startup failed; checklist.yaml:26:5");
      },
    });

    expect(exit).toHaveBeenCalledWith(1);
    expect(write).toHaveBeenCalledWith(
      "The portal cannot start. Plugin 'orr' startup failed; checklist.yaml:26:5\n",
    );
  });

  it('lets a portal that started run', async () => {
    const start = jest.fn(async () => {});

    await startOrExit({ start });

    expect(start).toHaveBeenCalledTimes(1);
    expect(exit).not.toHaveBeenCalled();
    expect(write).not.toHaveBeenCalled();
  });
});
