// An enclosure for the EdgeTwin wearable: base, worn on the chest under a strap, and a lid. All lengths in millimetres.
//
//   openscad -D 'part="base"' -o base.stl hardware/enclosure.scad
//   openscad -D 'part="lid"'  -o lid.stl  hardware/enclosure.scad
//
// Measure your boards and cell first: inner is for a XIAO, the two sensor boards and a 500 mAh cell side by side. For the others:
//   DevKitC (its battery in a pouch of its own): -D 'inner=[64,58,20]'     Core2: worn in its own case; print `window_plate` for the sensor.
// Never printed by us. The USB opening lies in a slot's wall, so that the strap covers it: what is worn is not to be plugged in.

part = "all";              // [all, base, lid, window_plate]

/* [Inside] */
inner = [66, 46, 15];      // length (along the strap), width, height

/* [Walls] */
wall = 2;                  // sides
floor_mm = 2;              // skin side
lid_mm = 2;
corner = 6;                // outer radius, nothing sharp on the skin
clearance = 0.25;          // between lip and wall, a side; 0.2 to 0.4 by the printer
lip = [1.2, 3];            // thickness, depth of the lid's lip

/* [Strap] */
strap_width = 25;
strap_mm = 2.5;            // thickness, with play
strap_bar = 3;             // what the strap lies around

/* [Sensor: MAX30102 in the floor] */
window = [6.5, 4.5];       // the part is 5.6 x 3.3
window_at = [0, 14];       // from the middle: beside the electrodes, whose backings would cover it
window_rim = 1;            // raised towards the skin: it presses lightly and keeps light out

/* [Electrodes: 4 mm snaps in the floor; 0 for leads through the wall] */
snaps = 2;
snap_hole = 4.4;
snap_recess = [12, 0.8];   // for the stud's washer, inside
electrode = 24;            // diameter of the electrodes' backing
snap_distance = 36;        // the backings must not touch: gel between them would short the signal
snap_middle = 0;           // the pair's middle, along the length

/* [Openings] */
usb = [10, 4.5];
cable = 4;                 // electrode leads, where there are no snaps
switch_slot = [9, 4];
button = 7;                // in the lid
led = 3.2;                 // in the lid

$fn = 48;
outer = [inner[0] + 2 * wall, inner[1] + 2 * wall];
base_height = floor_mm + inner[2];
ear = strap_mm + strap_bar;

assert(wall >= 1.2 && floor_mm >= 1.2 && lid_mm >= 1.2, "walls under 1.2 mm break");
assert(strap_width + 2 * strap_bar <= outer[1], "the strap is wider than the case");
assert(corner > wall, "the inner corner would be sharp: corner must be larger than wall");
assert(lip[1] < inner[2] / 2, "the lip is deeper than half of the inside");
assert(snaps == 0 || snap_middle + snap_distance / 2 + snap_recess[0] / 2 <= inner[0] / 2, "a snap lies outside the floor");
assert(snaps == 0 || snap_distance > electrode + 6, "the electrodes would touch each other");
assert(snaps == 0 || min([for (side = [-1, 1]) norm(window_at - [snap_middle + side * snap_distance / 2, 0])]) > electrode / 2 + norm(window + [5, 5]) / 2, "an electrode covers the sensor");
assert(abs(window_at[0]) + window[0] / 2 < inner[0] / 2 && abs(window_at[1]) + window[1] / 2 < inner[1] / 2, "the window lies outside the floor");

module rounded(size, radius, height) {
    linear_extrude(height) offset(radius) square([size[0] - 2 * radius, size[1] - 2 * radius], center = true);
}

// A slot for the strap at each end, its edges rounded by the bar's own thickness.
module ears() {
    for (side = [-1, 1]) {
        translate([side * (outer[0] / 2 + ear / 2 - wall / 2), 0, 0]) difference() {
            rounded([ear + wall, strap_width + 2 * strap_bar], strap_bar / 2, strap_bar + 1);
            translate([-side * (ear + wall) / 2 + side * (wall + strap_mm / 2), 0, -1]) rounded([strap_mm, strap_width], strap_mm / 2 - 0.01, strap_bar + 3);
        }
    }
}

module snap_places() {
    if (snaps > 0) {
        for (side = [-1, 1]) {
            translate([snap_middle + side * snap_distance / 2, 0, 0]) children();
        }
    }
}

module base() {
    difference() {
        union() {
            rounded(outer, corner, base_height);
            ears();
            translate([window_at[0], window_at[1], -window_rim]) rounded([window[0] + 5, window[1] + 5], 3, window_rim + 0.01);
        }
        translate([0, 0, floor_mm]) rounded([inner[0], inner[1]], corner - wall, inner[2] + 1);
        translate([window_at[0] - window[0] / 2, window_at[1] - window[1] / 2, -window_rim - 1]) cube([window[0], window[1], floor_mm + window_rim + 2]);
        snap_places() {
            translate([0, 0, -1]) cylinder(d = snap_hole, h = floor_mm + 2);
            translate([0, 0, floor_mm - snap_recess[1]]) cylinder(d = snap_recess[0], h = snap_recess[1] + 1);
        }
        // Under the strap, which comes over this end.
        translate([outer[0] / 2 - wall - 1, -usb[0] / 2, floor_mm + 3]) cube([wall + 2, usb[0], usb[1]]);
        translate([-switch_slot[0] / 2, -outer[1] / 2 - 1, floor_mm + inner[2] / 2 - switch_slot[1] / 2]) cube([switch_slot[0], wall + 2, switch_slot[1]]);
        if (snaps == 0) {
            for (side = [-1, 1]) {
                translate([side * 8, outer[1] / 2 - wall - 1, floor_mm + inner[2] / 2]) rotate([-90, 0, 0]) cylinder(d = cable, h = wall + 2);
            }
        }
    }
}

module lid() {
    difference() {
        union() {
            rounded(outer, corner, lid_mm);
            translate([0, 0, lid_mm]) difference() {
                rounded([inner[0] - 2 * clearance, inner[1] - 2 * clearance], corner - wall - clearance, lip[1]);
                translate([0, 0, -1]) rounded([inner[0] - 2 * (clearance + lip[0]), inner[1] - 2 * (clearance + lip[0])], max(0.5, corner - wall - clearance - lip[0]), lip[1] + 2);
            }
        }
        translate([-15, 0, -1]) cylinder(d = button, h = lid_mm + 2);
        translate([0, 0, -1]) cylinder(d = led, h = lid_mm + 2);
    }
}

// For a sensor away from the case, on a strap of its own.
module window_plate() {
    difference() {
        union() {
            rounded([30, 24], 5, 2);
            translate([0, 0, -window_rim]) rounded([window[0] + 5, window[1] + 5], 3, window_rim + 0.01);
        }
        translate([-window[0] / 2, -window[1] / 2, -window_rim - 1]) cube([window[0], window[1], window_rim + 4]);
        for (side = [-1, 1]) {
            translate([side * 11.5, 0, -1]) rounded([2.5, 18], 1.2, 4);
        }
    }
}

if (part == "base") base();
else if (part == "lid") lid();
else if (part == "window_plate") window_plate();
else {
    base();
    translate([0, outer[1] + 15, 0]) lid();
    translate([0, -outer[1] / 2 - 30, 0]) window_plate();
}
