package dev.belay.testkit;

/**
 * Every promise that {@code dev.belay.engine} makes in its Javadoc. A test of an engine implements
 * this and hands over its subject.
 */
public interface EngineSuite
    extends DatabaseContract,
        LockContract,
        CopyContract,
        ReplacementContract,
        SessionContract,
        FingerprintContract,
        HistoryContract,
        MarkContract,
        TestSiteContract,
        PermitContract,
        OtherToolsContract,
        ToolHistoryContract {}
