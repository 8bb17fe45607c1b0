package vn.traceability.event.hash;

import java.util.Set;

/**
 * The words that a vocabulary has of the standard; whoever needs another has to write a URI.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0.1, the JSON schema, whose
 *     enumerations these are</a>
 */
final class StandardWords {
  static final Set<String> EVENT_TYPE =
      words(
          """
          AggregationEvent AssociationEvent ObjectEvent TransactionEvent TransformationEvent """);

  static final Set<String> BIZ_STEP =
      words(
          """
          accepting arriving assembling collecting commissioning consigning
          creating_class_instance cycle_counting decommissioning departing destroying
          disassembling dispensing encoding entering_exiting holding inspecting installing killing
          loading other packing picking receiving removing repackaging repairing replacing
          reserving retail_selling sampling sensor_reporting shipping staging_outbound
          stock_taking stocking storing transporting unloading unpacking void_shipping """);

  static final Set<String> DISPOSITION =
      words(
          """
          active available completeness_inferred completeness_verified conformant container_closed
          container_open damaged destroyed dispensed disposed encoded expired in_progress
          in_transit inactive mismatch_class mismatch_instance mismatch_quantity needs_replacement
          no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled
          reserved retail_sold returned sellable_accessible sellable_not_accessible stolen
          unavailable unknown """);

  static final Set<String> BIZ_TRANSACTION_TYPE =
      words(
          """
          bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt """);

  static final Set<String> SOURCE_DESTINATION_TYPE =
      words(
          """
          location owning_party possessing_party """);

  static final Set<String> ERROR_REASON =
      words(
          """
          did_not_occur incorrect_data """);

  static final Set<String> COMPONENT =
      words(
          """
          altitude axial_distance azimuth easting elevation_angle height latitude longitude
          northing polar_angle spherical_radius x y z """);

  static final Set<String> MEASUREMENT =
      words(
          """
          AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance
          AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity
          Area Capacitance Conductance Conductivity Count Density Dimensionless DoseEquivalent
          DoseEquivalentRate DynamicViscosity ElectricCharge ElectricCurrent
          ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency Illuminance
          Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux
          LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass
          MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute
          MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity
          Radioactivity RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed
          SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate
          VolumeFraction VolumetricFlux Wavenumber """);

  static final Set<String> SENSOR_ALERT =
      words(
          """
          ALARM_CONDITION ERROR_CONDITION """);

  private StandardWords() {}

  private static Set<String> words(String text) {
    return Set.of(text.split("\\s+"));
  }
}
