package vn.traceability.bench;

/** Something that is measured: a floor and ours, taken in turn. */
interface Scenario {
  /** The word on the command line and the name of the file with the results. */
  String name();

  void run(Scale scale, Report report) throws Exception;
}
