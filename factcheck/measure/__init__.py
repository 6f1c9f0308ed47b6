"""How good the verdicts are: labelled rows and reports in, AUC, calibration and score maps out."""
