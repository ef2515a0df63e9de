namespace EdgeTwin.Host.Commands;

/// <summary>Texts of <c>--help</c>: what a command is for, with examples.</summary>
internal static class Help
{
    internal const string Root = """
        EdgeTwin: an ECG through the code of the wearable, on your desk. Not a medical device.

        Without a command it runs a simulated wearable: the firmware itself, on simulated parts, with a real MQTT broker and a collector
        in the same process. Nothing has to be set up, and nothing is written.

        Examples:
          edgetwin                                        watch the wearable; Ctrl-C ends it
          edgetwin run --trace mitdb/207 --speed max      the same with a recording at its electrodes
          edgetwin replay mitdb/208 --html 208.html       a recording through the detector alone, and a page to look at
          edgetwin whatif mitdb/122 --st 150              would it have noticed an ischaemia of 150 uV?
          edgetwin evaluate mitdb                         how well beats are found, by the EC57 standard

        Exit codes: 0 done, 1 a threshold missed, 2 usage, 3 input missing or bad, 4 internal error, 130 interrupted.
        """;

    internal const string Run = """
        Runs a simulated wearable: heart, skin and electrodes, the parts at their registers, and the firmware itself, which forwards its
        events over a real MQTT broker to a collector that acknowledges them. In real time unless told otherwise. A live page shows it in a browser of this machine.

        Examples:
          edgetwin run                                    an ST shift, a tachycardia, an electrode that dries
          edgetwin run --scenario offline --speed 10      the link goes away: events wait in the log and arrive afterwards
          edgetwin run --trace mitdb/207 --speed max --out out     out/207.events.jsonl as replay writes it, and the start's record
          edgetwin run --db events.sqlite                 keep what was collected
          edgetwin run --page-bind 0.0.0.0                the page for others too: it prints an address with a token
          edgetwin run --mqtt broker.lan:8883 --cafile ca.crt --cert twin-1.crt --key twin-1.key --device twin-1 --device-only
        """;

    internal const string Replay = """
        Replays a recording through the device's own detector.

        RECORD is a WFDB record (with or without .hea), an EDF/EDF+ or CSV file, a text of RR intervals, or annotated beats without a signal.

        Examples:
          edgetwin replay mitdb/208
          edgetwin replay mitdb/208 --out out             writes out/208.edge and out/208.events.jsonl
          edgetwin replay night.edf --signal II --html night.html
          edgetwin replay mitdb/208 --json | jq .events
          edgetwin replay a103l --ppg a103l               with its own PLETH beside the ECG
          edgetwin replay mitdb/208 --tachy 110 --pause 2500
        """;

    internal const string Evaluate = """
        Scores the beats and rhythms of a whole database against its reference annotations, as ANSI/AAMI EC57 says.
        A folder of RR texts with their rhythm listings (afdb), or of strips with a REFERENCE.csv (CinC 2017), is scored too.

        Tables: qrs; beats (VEB and SVEB by class, the most confused records); runs (couplets, 3 to 5, 6 and more); af; vf; st (records annotated as edb is). Gross figures carry a
        95 % interval over records. Records with paced beats count for qrs alone.

        Examples:
          edgetwin evaluate mitdb
          edgetwin evaluate mitdb --records 100,208 --json
          edgetwin evaluate afdb_rr --only af --learning 0
          edgetwin evaluate cudb --only vf --learning 0            when it was found, where the reference has no onsets
          edgetwin evaluate mitdb --only beats,runs --html mitdb.html    classes, runs, and the worst misses drawn
          edgetwin evaluate edb --only st                          ST episodes against the cardiologists' of the same signal
          edgetwin evaluate mitdb --records 118,119 --noise nstdb/ma --snr 0   the noise stress test
          edgetwin evaluate mitdb --hum 50 --hum-uv 300 --invert --gain 0.5    bad input, the same on every run
          edgetwin evaluate welltory --only ppg                    pulse waves: pulses, rate, SpO2 where the file names tell it
          edgetwin evaluate clif_samples --only ppg --ppg-signal "col 3" --ecg-signal "col 4"
          edgetwin evaluate --only health --runs 1000 --html health.html    how long parts last, foretold over simulated runs to failure
          edgetwin evaluate mitdb --min-se 99.5 --min-ppv 99.5     exit code 1 when the gross figure is lower
        """;

    internal const string Twin = """
        What the device learns of its wearer's heart: the form of the beat, RR intervals, ST and QT by heart rate and by time of day, the pulse's arrival, ectopic beats,
        each with how often it was measured; and the host's model of that heart (seven Gaussian waves, ECGSYN), fitted to it. A RECORD is learned by the device's own code.
        A TWIN.json is what a device publishes, retained, on edgetwin/ID/twin.

        Examples:
          edgetwin twin mitdb/122
          edgetwin twin mitdb/122 --out 122.json && edgetwin whatif 122.json --st 150
          mosquitto_sub -t edgetwin/wearable/twin -C 1 > wearer.json && edgetwin twin wearer.json
          edgetwin twin mitdb/122 --json | jq '.waves'
        """;

    internal const string WhatIf = """
        Would it have noticed? Changes a real recording, or the heart of a twin, as an illness or a bad electrode would, and runs it through the very same firmware: what it tells,
        how long after the onset, and the least change that it would have told of for this wearer. Nothing is written but the page of --html.

        A change moves in over --ramp, stays for --for, and moves out again; several are made at once. Least: found by running the firmware again and again,
        by halves. An event that the device tells there of the record as it is answers nothing. Synthetic parts are simple: ST moves by a smooth shape, a
        ventricular beat is a wide one of the wearer's height, fibrillation is irregular and without P waves. A TWIN.json beats for 15 minutes as its
        model does. The pulse wave is made, and only for --spo2.

        Examples:
          edgetwin whatif mitdb/122 --st 150                    an ischaemia of 150 uV for three minutes
          edgetwin whatif mitdb/122 --st -200 --ramp 300 --at 600    one that takes five minutes to come
          edgetwin whatif mitdb/122 --st 150 --noise-uv 100     the same while the wearer moves
          edgetwin whatif mitdb/122 --hr 140 --html 140.html    with strips before and after
          edgetwin whatif mitdb/122 --af --hr 110 --for 240     fibrillation at its usual rate
          edgetwin whatif mitdb/122 --pause 2.5 --at 600 --json | jq .sentence
          edgetwin whatif mitdb/122 --pvc 20 --seed 7
          edgetwin whatif mitdb/122 --lead-drying --ramp 300
          edgetwin whatif wearer.json --spo2 82 --for 60        the heart of a twin (edgetwin twin RECORD --out wearer.json)
        """;

    internal const string Convert = """
        Converts a recording between WFDB, EDF+ and CSV; annotations come along where the target can hold them.

        Examples:
          edgetwin convert mitdb/208 208.csv
          edgetwin convert night.edf night.hea
          edgetwin convert mitdb/208 208 --to edf
        """;

    internal const string Train = """
        Trains the tables of the firmware's detectors on DS1 of the MIT-BIH arrhythmia database (22 records) and writes them as C# files.
        The records go through the firmware itself, so what its trees are trained on is what they will see. DS2 is refused: it is for measuring.
        The same records give the same bytes on every machine.

        Examples:
          edgetwin train mitdb --only QRS                 the QRS trees first, with muscle noise from nstdb beside; then build, for the others see what they find
          edgetwin train mitdb                            from a checkout's folder: writes the tables, then build
          edgetwin train mitdb --check                    exit code 1 when the committed tables are not what the training gives
          edgetwin train mitdb --leave-one-out            what to expect of a new patient: each record scored without its patient
          edgetwin train mitdb --leave-one-out --only "one lead"
        """;

    internal const string Meter = """
        Counts what the firmware costs on a recording: IL instructions a sample, allocations, bytes of state.
        The counts are exact; how long they take on a board is not measured here.

        Example:
          edgetwin meter mitdb/208
        """;

    internal const string Collect = """
        Collects the events of a fleet from an MQTT broker into an SQLite file, each once, and acknowledges them to the devices
        when they are on the disk. Runs until Ctrl-C; survives restarts of the broker. A live page shows each device in a browser of this machine.

        With --cafile the connection is TLS; hardware/broker/README.md sets a broker up, `edgetwin certs` makes certificates.

        Examples:
          edgetwin collect                                  from localhost:1883 into edgetwin.db
          edgetwin collect --mqtt broker.lan:8883 --cafile certs/ca.crt --cert certs/collector.crt --key certs/collector.key
          edgetwin collect --db ward.db --json --wait | jq 'select(.kind == "pause")'
          edgetwin collect --mqtt homeassistant.local --home-assistant    each device appears in Home Assistant, which reads it by itself
          edgetwin collect --page 8090 --page-bind 192.168.1.20     the page for others too: it prints an address with a token
          sqlite3 edgetwin.db 'SELECT device, kind, event FROM device_events'
        """;

    internal const string Export = """
        Carries what was collected to other programs. SOURCE is a collector's store, which may be in use; a twin that a device told; or a recording, which is
        replayed through the device's own code first.

        wfdb   a record an alarm with its eight seconds of ECG, DEVICE_SEQ_KIND, onset and decision marked in .edge; a RECORDS file
        csv    a row an episode, RFC 4180; of a twin, a row a figure
        fhir   an R4 Bundle of Observations with the device, the numbers that each was decided on, and the strip as SampledData; names no patient
        json   one document, edgetwin.export/1, with the strips

        Times of day are the device's own, and left out where its clock was not set. Nothing here was confirmed by anybody: not a medical device.

        Examples:
          edgetwin export edgetwin.db --to csv > episodes.csv
          edgetwin export edgetwin.db --to fhir --device twin-1 --since 2026-11-28 --out twin-1.fhir.json
          edgetwin export edgetwin.db --to wfdb --out strips && wave -r strips/twin-1_12_vt -a edge
          edgetwin export edgetwin.db --to json | jq '.episodes[] | select(.priority == "high")'
          edgetwin export wearer.json --to fhir             a twin's usual rate, QT and ST by rate, pulse arrival, ectopic beats
          edgetwin export mitdb/207 --to wfdb --out 207     the strips of a recording's alarms
        """;

    internal const string Certs = """
        Makes a test authority and certificates for a broker, a collector and devices: PEM, ECDSA P-256.
        An authority that is there already signs what is missing; nothing is overwritten without --force.

        For trying things out and small private set-ups: there is no way to revoke a certificate but a new authority.

        Examples:
          edgetwin certs certs --device wearable-1 --broker broker.lan
          edgetwin certs certs --device wearable-2          another device, by the same authority
        """;

    internal const string Provision = """
        Writes the files that make a flashed board a device of yours: who it is, its broker, its Wi-Fi, its certificates.
        Everything is checked first; then nanoff's command lines are shown that carry the files to the board.

        The Wi-Fi's password is asked for, or comes from a file or from EDGETWIN_WIFI_PASSWORD. It is never shown, and no file that
        holds it or the key can be read by others.

        Examples:
          edgetwin provision --device wearable-1 --board esp32-devkitc --wifi home --broker broker.lan \
            --ca certs/ca.crt --cert certs/wearable-1.crt --key certs/wearable-1.key --out wearable-1
          edgetwin provision … --dry-run                     check only
          edgetwin provision --device desk --board xiao-esp32s3 --wifi lab --wifi-password-file lab.txt --broker 10.0.0.7 --out desk
        """;

    internal const string Campaign = """
        Runs the whole firmware through faults that a seed draws: power cuts at any byte, torn and failing flash, flipped bits, links that drop,
        double, delay and go silent, sensors that stop, jam and come off. Then all heals, and every event that was made durable must have
        arrived, or be told as lost. The same seed gives the same run on every machine.

        Examples:
          edgetwin campaign                               1000 seeds; exit code 1 when a rule is broken
          edgetwin campaign --seeds 10000 --json
          edgetwin campaign --seed 42 --trace-log 42.log  one seed, step by step
        """;

    internal const string Power = """
        Estimates how long a cell lasts. The whole firmware runs on a simulated board for some hours; the time in each state (Wi-Fi joined,
        joining or left, LEDs by their registers, the light) is multiplied with currents from datasheets, each with its source, and summed.
        Low and high are what the sources leave open. Nothing was measured on a board: take it for comparing settings, and measure yours.

        What to look for: the processor draws most, since the runtime never sleeps; Wi-Fi that is joined and quiet draws little; and on
        some images a radio that has left its network draws more than one that stayed.

        Examples:
          edgetwin power                                              the DevKitC, radio always on, a 500 mAh cell
          edgetwin power --board xiao-esp32s3 --uplink-minutes 15     radio off between uplinks; an alarm still goes at once
          edgetwin power --board xiao-esp32s3 --battery-mah 1200 --json | jq .leastHours
          edgetwin power --scenario normal --uplink-minutes 60        an alarm every ten minutes opens the radio each time
        """;

    internal const string Hardware = """
        Makes what a maker needs from hardware/boards.json: a wiring picture of each board, the map of pins, the list of parts, and the
        totals in hardware/README.md. The plan is held to rules first: no pin twice, no strapping, flash or PSRAM pin, ADC1 only, no address twice.

        Examples:
          edgetwin hardware                               from a checkout's folder, after a change of boards.json
          edgetwin hardware --board xiao-esp32s3          its pins and parts, and its picture
          edgetwin hardware --check                       exit code 1 when a file is not as the plan has it
        """;

    internal const string Sbom = """
        Lists the packages that EdgeTwin is made of and made with, as CycloneDX 1.6 JSON: versions as restored, hashes, licences, who needs whom.

        Example:
          edgetwin sbom --out docs/sbom.cdx.json          from a checkout's folder, after dotnet restore
        """;

    internal const string Doctor = """
        Looks whether this machine has what EdgeTwin uses, and says in plain words what is missing and what to do.
        """;
}
